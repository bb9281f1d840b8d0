/** Files of the project, and who made each what it is. */
interface Files {
  readonly files: ReadonlyMap<string, string>
  readonly authors: ReadonlyMap<string, readonly string[]>
}

/** A file that comes again as it was stays theirs who made it: an import of a part brings all the others along. */
export function authorsAfter(
  { files, authors }: Files,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
  by: string,
): readonly string[] {
  return (files.get(name) === sha256 && authors.get(name)) || [by]
}

export function withFiles(
  { files, authors }: Files,
  changed: readonly { readonly name: string; readonly sha256: string }[],
  by: string,
): Files {
  const also = (name: string) => [...new Set([...(authors.get(name) ?? []), by])]
  return {
    files: new Map([...files, ...changed.map(({ name, sha256 }) => [name, sha256] as const)]),
    authors: new Map([...authors, ...changed.map(({ name }) => [name, also(name)] as const)]),
  }
}
