import { Languages } from 'lucide-preact';
import { languages } from '../../engine/languages.ts';
import { language, messagesIn, switchLanguage } from '../language.ts';

/** A button for each other language, which says its name. */
export function LanguageSwitch() {
  const others = languages.filter((one) => one !== language.value);
  return others.map((one, place) => (
    <button
      // By its place, so that the focus stays on the button that was pressed
      key={place}
      type="button"
      class="button quiet"
      lang={one}
      onClick={() => switchLanguage(one)}
    >
      <Languages size={20} aria-hidden="true" />
      {messagesIn[one].shared.ownName}
    </button>
  ));
}
