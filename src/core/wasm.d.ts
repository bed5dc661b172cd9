/** What a bundle has of a module that it embeds: its bytes. */
declare module "*.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}
