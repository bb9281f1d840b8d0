/** In place of iconv-lite in a browser, which has the encoding itself: its tables are more than half of the script. Node's own one has other control letters. */
const decoder = new TextDecoder('shift_jis')

export default { decode: (bytes: Uint8Array, _encoding: 'cp932') => decoder.decode(bytes) }
