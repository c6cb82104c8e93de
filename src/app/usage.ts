export const USAGE = `Usage: npm run cli -- <command>

  create-administrator <username> [name]
                          makes an administrator and prints a password, once
  first-password <username>
                          gives an account a new password, once, and signs it out everywhere
  backup <file>           writes the whole database to a new file, while the server runs
  restore <file> [--incomplete]
                          puts a backup in the place of the database; the server must be stopped
  migrate                 brings the database to its newest shape; the server must be stopped
  verify-log [--expect <number>:<hash>]
                          follows the log from its first row and tells of each fault; compares it with the
                          head noted beside the database file, with --expect also with one kept elsewhere
  retention               tells what may or must be destroyed, principal by principal; destroys nothing
  print-schema [--check]  writes schema/schema.graphql, or with --check fails when it is stale
  print-measures          writes docs/measures-sql.md
  demo [--anew]           starts the server with fictitious people, as they were left, or from the beginning
`;
