/** A file or folder of this computer by its last two names, which a person looks for; the whole way to it comes with the pointer. */
export function FolderName({ path }: { readonly path: string }) {
  const names = path.split(/[\\/]/).filter((name) => name !== '')
  const shown = names.slice(-2).join('/')
  return (
    <code data-path={path} title={path}>
      {names.length > 2 ? `…/${shown}` : path}
    </code>
  )
}
