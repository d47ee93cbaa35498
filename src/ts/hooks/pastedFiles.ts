// Which files a paste brings.

/** The files; none if they only come with a text, as the picture that an office program makes of a copied table. */
export function pastedFiles({ files, types }: DataTransfer): readonly File[] {
  const isText = types.includes('text/plain') && types.includes('text/html');
  return isText ? [] : [...files];
}
