/** A picture whose bytes the page has checked, drawn onto a canvas: `img` would ask for it again, and the answer could be another. */
import { useEffect, useRef } from 'react'

export function Picture(props: { readonly bytes: Uint8Array | undefined; readonly label: string }) {
  const { bytes, label } = props
  const at = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = at.current
    if (canvas !== null && bytes !== undefined) void draw(canvas, bytes)
  }, [bytes])
  return <canvas ref={at} className="picture" role="img" aria-label={label} />
}

async function draw(canvas: HTMLCanvasElement, bytes: Uint8Array): Promise<void> {
  // A browser that cannot draw it leaves the words beside it.
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)])).catch(() => null)
  if (bitmap === null) return
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
}
