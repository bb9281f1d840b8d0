/**
 * A page's knowledge of its own tab, so that nothing of a person goes on for the next one at the same browser: not in a tab that is closed and
 * opened again, restored, copied or come back to. All of these have the tab's storage, and none of them is a reload.
 */
export interface Tab {
  /** Its own reload brought this page. */
  readonly isReloaded: boolean
  kept(): string | null
  /** @param what null: nothing any more */
  keep(what: string | null): void
}

/** @param name of what this page keeps in its tab, one text */
export function thisTab(name: string): Tab {
  const [came] = performance.getEntriesByType('navigation')
  // own-83: a browser that kept the whole page while somebody was elsewhere gives it back with its memory, and loads nothing.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    window.sessionStorage.removeItem(name)
    window.location.reload()
  })
  return {
    isReloaded: came instanceof PerformanceNavigationTiming && came.type === 'reload',
    kept: () => window.sessionStorage.getItem(name),
    keep: (what) => {
      if (what === null) window.sessionStorage.removeItem(name)
      else window.sessionStorage.setItem(name, what)
    },
  }
}
