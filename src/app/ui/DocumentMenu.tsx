import { ChevronDown } from 'lucide-preact';
import { specs } from '../../specs/index.ts';
import { want, wanted } from '../document.ts';
import { language, messages } from '../language.ts';

interface DocumentMenuProps {
  readonly id: string;
  /** Told after the choice has changed. */
  readonly onChange?: () => void;
}

const chinese = Object.values(specs).filter(({ id }) => id.startsWith('cn-'));
const others = Object.values(specs).filter(({ id }) => !id.startsWith('cn-'));

/** Which document the photo is for. */
export function DocumentMenu({ id, onChange }: DocumentMenuProps) {
  const { documents } = messages.value.shared;
  const groups = [
    [documents.chinese, chinese],
    [documents.others, others],
  ] as const;
  return (
    <div class="field document-menu secondary">
      <label for={id}>{documents.label}</label>
      <div class="menu">
        <select
          id={id}
          value={wanted.value.id}
          onChange={({ currentTarget }) => {
            want(currentTarget.value);
            onChange?.();
          }}
        >
          {groups.map(([name, group]) => (
            <optgroup key={name} label={name}>
              {group.map((spec) => (
                <option key={spec.id} value={spec.id}>
                  {spec.name[language.value]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <ChevronDown size={22} aria-hidden="true" />
      </div>
    </div>
  );
}
