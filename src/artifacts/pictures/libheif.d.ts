/** The package's own types describe its C functions, but not this file. */
declare module 'libheif-js/libheif-wasm/libheif.js' {
  const start: unknown;
  export default start;
}
