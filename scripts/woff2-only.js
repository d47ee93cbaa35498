// Webpack loader: of the formats that a style sheet offers for a font, keep WOFF2, which every browser reads.
module.exports = (css) => css.replace(/,url\([^)]*\) format\("(?:woff|truetype)"\)/g, '');
