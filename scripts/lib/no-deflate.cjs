// Stands in the bundle for ws's permessage-deflate: the server never agrees to it, so only its name is ever asked for.
module.exports = { extensionName: 'permessage-deflate' };
