import type { ComponentChildren } from 'preact';

function Picture({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="tip-picture" viewBox="0 0 160 120" aria-hidden="true">
      <rect class="tip-ground" width="160" height="120" rx="12" />
      {children}
    </svg>
  );
}

/** Head and shoulders from the front, the head's centre at (80, 56). */
function Person() {
  return (
    <>
      <path class="tip-coat" d="M36 120c2-24 20-32 44-32s42 8 44 32z" />
      <path class="tip-skin" d="M70 76h20v14q-10 10-20 0z" />
      <path class="tip-skin" d="M57 50q0 36 23 36t23-36q0-22-23-22T57 50z" />
      <path class="tip-hair" d="M55 54q-6-36 25-36t25 36q-4-16-14-20-18 4-26-2-8 8-10 22z" />
    </>
  );
}

function Face() {
  return <path class="tip-features" d="M68 56h5M87 56h5M80 60v7M74 75q6 3 12 0" />;
}

export function WhiteWall() {
  return (
    <Picture>
      <path class="tip-wall" d="M14 12h132v96H14z" />
      <Person />
      <Face />
    </Picture>
  );
}

export function StraightLook() {
  return (
    <Picture>
      <Person />
      <Face />
      <path class="tip-guide" d="M80 8v104M22 56h116" />
      <path class="tip-mark" d="M30 22v-8h10M130 22v-8h-10M30 98v8h10M130 98v8h-10" />
    </Picture>
  );
}

export function EvenLight() {
  return (
    <Picture>
      <Person />
      <Face />
      <path class="tip-sun" d="M14 40h22M16 58h18M14 76h22M146 40h-22M144 58h-18M146 76h-22" />
      <path
        class="tip-sun"
        d="m30 34 6 6-6 6M28 52l6 6-6 6M30 70l6 6-6 6M130 34l-6 6 6 6M132 52l-6 6 6 6M130 70l-6 6 6 6"
      />
    </Picture>
  );
}

export function BareFace() {
  return (
    <Picture>
      <Person />
      <Face />
      <path class="tip-features" d="M66 49q5-3 9-1M85 48q5-2 9 1" />
      <path class="tip-skin" d="M55 54q-6 0-4 9 2 6 7 5zM105 54q6 0 4 9-2 6-7 5z" />
      <g transform="translate(112 12)">
        <path class="tip-hat" d="M4 18q2-14 14-14t14 14l6 2H-2z" />
        <path class="tip-no" d="M-2 24 38 2" />
      </g>
    </Picture>
  );
}
