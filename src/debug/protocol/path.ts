/** Paths as clients write them: plain ones with either slash, and URIs, in which percent signs stand for characters. */

/** One character of UTF-8 in percent signs. */
const ENCODED =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi;
const URI = /^[a-z][a-z\d+.-]+:/i;

/** What a reader calls a file: the last part of its path. */
export function fileName(path: string): string {
  const name = path.split(/[/\\]/).at(-1) || path;
  return URI.test(path) ? readablePath(name) : name;
}

/** A path as a reader knows it. */
export function shownPath(path: string): string {
  return path.startsWith("file:")
    ? readablePath(withoutScheme(path))
    : URI.test(path)
      ? readablePath(path)
      : path;
}

/** One spelling of a path: of a `file:` URI what it stands for, with slashes, a drive in lower case. */
export function plainPath(path: string): string {
  const plain = path.startsWith("file:") ? decoded(withoutScheme(path)) : path;
  return plain
    .replaceAll("\\", "/")
    .replace(/^\/(?=[a-z]:)/i, "")
    .replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}

/** The path of a file that a file at `path` calls `relative`, as a client would write it. */
export function pathBeside(path: string, relative: string): string {
  const isUri = URI.test(path);
  const separator = !isUri && path.includes("\\") ? "\\" : "/";
  const parts = path.split(separator === "/" ? "/" : /[/\\]/).slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(isUri ? encodeURIComponent(part) : part);
  }
  return parts.join(separator);
}

function withoutScheme(uri: string): string {
  return uri.replace(/^file:(\/\/[^/]*)?/, "").replace(/^\/(?=[a-z](:|%3a))/i, "");
}

/** What is not written as UTF-8 in percent signs stays as it is. */
function decoded(uri: string): string {
  return uri.replace(ENCODED, character);
}

/** Like `decoded`; a character that no reader sees, or that would break the line, stays in its percent signs. */
function readablePath(uri: string): string {
  return uri.replace(ENCODED, (code) => {
    const read = character(code);
    return /[\p{C}\p{Zl}\p{Zp}]/u.test(read) ? code : read;
  });
}

function character(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code; // An overlong form, or half of a surrogate pair.
  }
}
