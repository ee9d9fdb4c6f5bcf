import { messages } from '../language.ts';

export function Privacy() {
  const { title, points } = messages.value.resident.privacy;
  return (
    <section
      id="privacy"
      class="privacy stack secondary"
      tabIndex={-1}
      aria-labelledby="privacy-title"
    >
      <h2 id="privacy-title">{title}</h2>
      <ul class="bullets">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
