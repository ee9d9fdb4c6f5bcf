/** Room for requests that take long, shared out so that nobody has all of it. */
interface Slots {
  /** Takes one for `who`; the function that is given back frees it. Undefined where there is none left. */
  take(who: string): (() => void) | undefined;
}

/** `most` in all, and at most `share` of them for one. */
export function createSlots(most: number, share: number): Slots {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take(who) {
      const own = taken.get(who) ?? 0;
      if (all >= most || own >= share) return undefined;
      all += 1;
      taken.set(who, own + 1);
      return () => {
        const left = (taken.get(who) ?? 1) - 1;
        all -= 1;
        if (left > 0) taken.set(who, left);
        else taken.delete(who);
      };
    },
  };
}
