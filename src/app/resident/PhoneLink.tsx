import { wanted } from '../document.ts';
import { language, messages } from '../language.ts';
import { QrCode } from '../ui/QrCode.tsx';
import { phoneAddress } from './phone-address.ts';

/** On a computer: the way to a phone, whose camera is better. Shown by wide screens with a mouse alone. */
export function PhoneLink() {
  const { phone } = messages.value.resident.start;
  const address = phoneAddress(location.href, wanted.value.id, language.value);
  return (
    <section class="phone-link secondary" aria-labelledby="phone-title">
      <QrCode text={address} label={phone.alt} />
      <div>
        <h2 id="phone-title">{phone.title}</h2>
        <p class="small soft">{phone.text}</p>
      </div>
    </section>
  );
}
