/** Runs a module in this very process, as if it had been named first: signals and exit codes are its own. */
'use strict'
const { resolve } = require('node:path')
const { pathToFileURL } = require('node:url')

function runModule(file) {
  const path = resolve(file)
  process.argv.splice(1, 2, path)
  import(pathToFileURL(path).href).catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
}

module.exports = { runModule }
