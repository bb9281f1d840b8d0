/** Where the files of signed documents come from, and who computes over them: OpenSSL in a directory, noble in a browser. */
export interface PackageSource {
  /** At most `bytesMax` bytes; a planted file cannot fill the memory. */
  read(name: string, bytesMax: number): Promise<Uint8Array | 'missing' | 'too-large'>
  /** Hex. */
  sha256(bytes: Uint8Array): string
  /** @param publicKey hex, canonical and not of small order */
  signedBy(publicKey: string, label: string, message: Uint8Array, signature: Uint8Array): boolean
}
