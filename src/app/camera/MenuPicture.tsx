import { messages } from '../language.ts';

/** The top of a phone's screen: an app's menu in the corner, an arrow to it, and what to choose there. */
export function MenuPicture() {
  return (
    <svg
      class="menu-picture"
      viewBox="0 0 320 180"
      role="img"
      aria-label={messages.value.live.menuAlt}
    >
      <path class="menu-phone" d="M20 180V34a18 18 0 0 1 18-18h244a18 18 0 0 1 18 18v146" />
      <path class="menu-bar" d="M20 70h280" />
      <path class="menu-arrow-back" d="M50 36 40 46l10 10" />
      <circle class="menu-ring" cx="266" cy="46" r="19" />
      <circle class="menu-dot" cx="257" cy="46" r="3" />
      <circle class="menu-dot" cx="266" cy="46" r="3" />
      <circle class="menu-dot" cx="275" cy="46" r="3" />
      <path class="menu-arrow" d="M186 150q70-6 78-70M250 92l14-14 12 16" />
      <circle class="menu-globe" cx="160" cy="146" r="20" />
      <path class="menu-globe" d="M140 146h40M160 126q-16 20 0 40M160 126q16 20 0 40" />
    </svg>
  );
}
