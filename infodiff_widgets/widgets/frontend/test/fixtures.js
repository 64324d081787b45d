import { readFileSync } from "node:fs";

/** Written by tests/widgets/test_frontend_fixtures.py; {"base64": …} stands for bytes. */
export const fixtures = JSON.parse(readFileSync(new URL("fixtures.json", import.meta.url), "utf8"), (_, value) => {
  if (value?.base64 === undefined) return value;
  const bytes = Buffer.from(value.base64, "base64");
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
});
