/** By the browser itself, to where the person points: the stick. */
export function save(bytes: Uint8Array | null, name: string): void {
  if (bytes === null) return
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
