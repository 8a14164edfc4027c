// A fault of the program itself, where nobody expects one.
JSON.stringify = () => {
  throw new RangeError('Invalid string length\nat somewhere');
};
