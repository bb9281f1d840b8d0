/** One record in IndexedDB. Each change is one transaction, so that of two windows one wins. */

/** In clear only the flow, which ends with the gate's half hour; the rest is sealed (`sealed-way.ts`). */
export interface SealedWay {
  readonly flow: string
  readonly key: Uint8Array
  readonly way: Uint8Array
}

export interface Shelf {
  /** @param next gives what is to be kept, from what is; null: nothing any more. @returns what is kept now */
  change(next: (kept: SealedWay | null) => SealedWay | null): Promise<SealedWay | null>
}

const DATABASE = 'ippyo-voter'
const STORE = 'way'
const KEY = 'now'

/** @throws DOMException where the browser keeps nothing for a page */
export async function openShelf(factory: IDBFactory): Promise<Shelf> {
  const database = await new Promise<IDBDatabase>((opened, failed) => {
    const request = factory.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => opened(request.result)
    request.onerror = () => failed(request.error)
  })
  return {
    change: (next) =>
      new Promise((done, failed) => {
        const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' })
        const store = transaction.objectStore(STORE)
        let kept: SealedWay | null = null
        const request: IDBRequest<SealedWay | undefined> = store.get(KEY)
        request.onsuccess = () => {
          kept = next(request.result ?? null)
          if (kept === null) store.delete(KEY)
          else store.put(kept, KEY)
        }
        transaction.oncomplete = () => done(kept)
        transaction.onabort = () => failed(transaction.error)
      }),
  }
}
