/** The package's own types describe its functions in C, and this file not at all. */
declare module 'libheif-js/libheif-wasm/libheif.js' {
  const start: unknown;
  export default start;
}
