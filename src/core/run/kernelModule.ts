/** The kernel of src/kernel as code that runs: compiled once, and given a memory of its own for each network. */
import bytes from "../../kernel/kernel.wasm";

/** What the kernel can do; numbers are places in its memory, in bytes, and counts. What they do stands in src/kernel. */
export interface Kernel {
  evaluate(network: number, count: number): void;
  accumulate(network: number, count: number): void;
  costs(network: number, count: number): void;
  clear(from: number, to: number): void;
  descend(numbers: number, end: number, sums: number, divisor: number, rate: number): void;
  areFinite(from: number, to: number): number;
}

export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** As much of WebAssembly as is used: not every place that the core runs in has it. */
export interface WebAssembly {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly?: WebAssembly };

let compiled: { readonly module: object | undefined } | undefined;

/** Undefined where there is no WebAssembly, or none with vectors, or where nothing may be compiled. */
export function moduleOf(somewhere: WebAssembly | undefined): object | undefined {
  try {
    return somewhere?.validate(bytes) ? new somewhere.Module(bytes) : undefined;
  } catch {
    return undefined;
  }
}

/** A kernel with a memory of so many pages; undefined where none can run. */
export function newKernel(initial: number): { kernel: Kernel; memory: Memory } | undefined {
  compiled ??= { module: moduleOf(wasm) };
  const { module } = compiled;
  if (!wasm || !module) return undefined;
  const memory = new wasm.Memory({ initial });
  const { exports } = new wasm.Instance(module, { env: { memory } });
  return { kernel: exports as Kernel, memory };
}
