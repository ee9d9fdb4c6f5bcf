/** The package's own types describe its main file, which has every kind of code. */
declare module 'jsbarcode/bin/barcodes/CODE128/index.js' {
  export class CODE128C {
    constructor(digits: string, options: object);
    /** `data`: a 1 for each dark module, a 0 for each light one. */
    encode(): { readonly data: string };
  }
}
