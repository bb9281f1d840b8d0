/**
 * Puts the modules of this folder in place of noble's, and the quick seal in place of HPKE (`record-suite.ts` says for which
 * stations). Only the simulation's own process is started with it: a million sessions need some hundred million MACs and
 * encryptions. `native-agrees.test.ts` compares noble's and ours byte by byte.
 */
const HERE = new URL('.', import.meta.url).href
const INSTEAD_OF = new Map(
  [
    ['@noble/ciphers/aes.js', 'aes.ts'],
    ['@noble/ciphers/chacha.js', 'chacha.ts'],
    ['@noble/curves/ed25519.js', 'ed25519.ts'],
    ['@noble/hashes/sha2.js', 'sha2.ts'],
    ['@noble/hashes/hmac.js', 'hmac.ts'],
    ['@noble/hashes/hkdf.js', 'hkdf.ts'],
    ['#openssl/ed25519.ts', 'verify-once.ts'],
    ['#openssl/hashes.ts', 'hashes.ts'],
    ['./fields.ts', 'fields.ts'],
    ['#election/ballot-box/fields.ts', 'fields.ts'],
    ['#openssl/hpke-seal.ts', 'quick-seal.ts'],
    ['#openssl/hpke-open.ts', 'quick-open.ts'],
  ].map(([noble, ours]) => [noble, new URL(ours, HERE).href]),
)

export async function resolve(specifier, context, next) {
  // Noble's own modules, and this folder's, still find noble.
  const from = context.parentURL ?? ''
  const ours = !from.startsWith(HERE) && !from.includes('/node_modules/')
  return next((ours && INSTEAD_OF.get(specifier)) || specifier, context)
}
