import { CalendarDays, Mail, MapPin, Phone } from 'lucide-preact';
import { defaultLanguage } from '../../engine/languages.ts';
import type { Operator, Station } from '../../receipt/operator.ts';
import { chosenStation } from '../chosen-station.ts';
import { messages } from '../language.ts';
import { operator, say } from '../operator.ts';

function StationItem({ station }: { readonly station: Station }) {
  const { name, address, hours, phone } = station;
  return (
    <li class="where-station">
      <h3>{say(name)}</h3>
      <p>{say(address)}</p>
      <p class="soft">{say(hours)}</p>
      {phone && <p class="soft">{phone}</p>}
    </li>
  );
}

/** As many are read at a glance; the others stand behind a disclosure. */
const AT_A_GLANCE = 4;

function Stations({ stations }: Pick<Operator, 'stations'>) {
  const words = messages.value.shared.where;
  const others = stations.slice(AT_A_GLANCE);
  const list = (some: readonly Station[]) => (
    <ul class="where-stations">
      {some.map((station) => (
        <StationItem key={station.name[defaultLanguage]} station={station} />
      ))}
    </ul>
  );
  return (
    <>
      {list(stations.slice(0, AT_A_GLANCE))}
      {others.length > 0 && (
        <details class="no-print">
          <summary>{words.others(others.length)}</summary>
          {list(others)}
        </details>
      )}
    </>
  );
}

/** Where a receipt is taken, when, and whom to ask, as far as the operator says. */
export function WhereTo() {
  const words = messages.value.shared.where;
  const { value } = operator;
  if (!value) return null;
  const { stations, appointment, mailing, hotline } = value;
  if (stations.length === 0 && !appointment && !mailing && !hotline) return null;
  return (
    <section class="where stack-tight">
      <h2>
        <MapPin size={22} aria-hidden="true" />
        {words.title}
      </h2>
      <Stations stations={chosenStation.value ? [chosenStation.value] : stations} />
      {appointment && (
        <p class="where-line">
          <CalendarDays size={20} aria-hidden="true" />
          <span>
            {words.appointment}{' '}
            <a href={appointment} target="_blank" rel="noreferrer">
              {appointment}
            </a>
          </span>
        </p>
      )}
      {mailing && (
        <p class="where-line">
          <Mail size={20} aria-hidden="true" />
          {say(mailing)}
        </p>
      )}
      {hotline && (
        <p class="where-line">
          <Phone size={20} aria-hidden="true" />
          {words.hotline(hotline)}
        </p>
      )}
    </section>
  );
}
