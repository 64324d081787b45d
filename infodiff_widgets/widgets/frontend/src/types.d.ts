/** What views need of a model. anywidget's has it, backed by a kernel; StoredModel has it in a page without one. */
interface Model {
  get(name: string): any;
  set(name: string, value: any): void;
  on(event: string, listener: (...args: any[]) => void): void;
  off(event: string, listener: (...args: any[]) => void): void;
  save_changes(): void;
  send(content: object, callbacks?: any, buffers?: ArrayBuffer[]): void;
}

/** What a view gets: its model, its element, and the signal of its end. */
interface View {
  model: Model;
  el: HTMLElement;
  signal: AbortSignal;
}

/** A map, or a stack of maps, with the sizes of one map. */
interface Field {
  rows: number;
  columns: number;
  data: Float32Array;
}

/** A map as it travels: its bytes, row by row, in steps of `scale`; `power` 2 if they are square roots. */
interface Packed {
  shape: number[];
  dtype: string;
  scale?: number;
  power?: number;
  data: DataView;
}
