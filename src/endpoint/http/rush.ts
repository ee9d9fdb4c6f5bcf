export interface Rush {
  /** Counts one more until `leave` is called; `isOn` where there are more than can be given time. */
  readonly enter: () => { readonly isOn: boolean; readonly leave: () => void };
}

/** Tells a rush by how many are being served at once: more than `most`. */
export function createRush(most: number): Rush {
  let served = 0;
  return {
    enter() {
      served += 1;
      return {
        isOn: served > most,
        leave: () => {
          served -= 1;
        },
      };
    },
  };
}
