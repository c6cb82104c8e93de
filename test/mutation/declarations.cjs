/** Stands for every decorator of GraphQL, Nest and the database, and for what registers with them: does nothing. */
const decorator = () => undefined;
module.exports = new Proxy({}, { get: (_, name) => (name === '__esModule' ? true : () => decorator) });
