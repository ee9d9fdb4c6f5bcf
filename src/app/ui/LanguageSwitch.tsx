import { Languages } from 'lucide-preact';
import { language, messages, switchLanguage } from '../language.ts';

export function LanguageSwitch() {
  return (
    <button
      type="button"
      class="button quiet"
      lang={language.value === 'en' ? 'zh-CN' : 'en'}
      onClick={switchLanguage}
    >
      <Languages size={20} aria-hidden="true" />
      {messages.value.shared.otherLanguage}
    </button>
  );
}
