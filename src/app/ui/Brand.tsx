import { serviceName } from '../operator.ts';

export function Brand() {
  return (
    <a class="brand" href="/">
      <svg width="32" height="32" viewBox="0 0 32 32" fill="none" aria-hidden="true">
        <path
          d="M4 10V7a3 3 0 0 1 3-3h3M22 4h3a3 3 0 0 1 3 3v3M28 22v3a3 3 0 0 1-3 3h-3M10 28H7a3 3 0 0 1-3-3v-3"
          stroke="currentColor"
          stroke-width="2.5"
          stroke-linecap="round"
        />
        <circle cx="16" cy="12.5" r="4.5" fill="currentColor" />
        <path d="M7.5 25a8.5 7 0 0 1 17 0z" fill="currentColor" />
      </svg>
      <span>{serviceName}</span>
    </a>
  );
}
