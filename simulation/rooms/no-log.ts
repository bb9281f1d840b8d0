import type { IssuerLog } from '#issuer/services/log/issuer-log.ts'

/** An empty log: a real disk is asked for its words elsewhere. */
export const NO_LOG: IssuerLog = {
  append: () => true,
  fingerprint: () => null,
  pages: () => 0,
  reaches: async () => true,
  read: async () => ({ entries: [], gaps: 0, fingerprint: null }),
  published: async () => ({ file: new Uint8Array(0), key: new Uint8Array(32) }),
}
