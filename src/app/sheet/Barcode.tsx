import { code128 } from './code-128.ts';

/** Code 128 of digits, as wide and high as its place. */
export function Barcode({ digits, label }: { readonly digits: string; readonly label: string }) {
  const { path, width } = code128(digits);
  return (
    <svg
      class="barcode"
      viewBox={`0 0 ${width} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={width} height={1} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
