/** A bundle with one file changed, and its manifest made to fit: the manifest is signed by nobody, so a forger writes a new one. */
import { isForParties, manifestFile } from '#election/bundle/bundle-files.ts'
import { sha256Hex } from '#openssl/hashes.ts'

export type Files = ReadonlyMap<string, Uint8Array>

export function withFile(files: Files, name: string, bytes: Uint8Array | null): Files {
  const changed = new Map(files)
  if (bytes === null) changed.delete(name)
  else changed.set(name, bytes)
  return withManifest(changed)
}

export function withBytes(files: Files, name: string, change: (bytes: Uint8Array) => void): Files {
  const bytes = Uint8Array.from(files.get(name) ?? [])
  change(bytes)
  return withFile(files, name, bytes)
}

/** The public's files of an election that publishes from the first mix on (bundle.md §1); the manifest stays. */
export function publicPart(files: Files): Files {
  return new Map([...files].filter(([name]) => !isForParties(name)))
}

export function withManifest(files: Files): Files {
  const others = [...files].filter(([name]) => name !== 'manifest.json')
  const manifest = manifestFile(
    others.map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) })),
  )
  return new Map([...others, [manifest.name, manifest.bytes]])
}
