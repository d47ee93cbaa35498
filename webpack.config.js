const path = require('path');
const { EsbuildPlugin } = require('esbuild-loader');
const MiniCssExtractPlugin = require('mini-css-extract-plugin');
const { name } = require('./package.json');

const scripts = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'esbuild-loader',
  options: { target: 'es2022', jsx: 'automatic' },
};
const minimizer = [new EsbuildPlugin({ target: 'es2022', css: true })];

const components = {
  entry: './src/ts/index.ts',
  target: 'web',
  output: {
    path: path.resolve(__dirname, name),
    filename: `${name}.js`,
    // One file for each `import(/* webpackChunkName: "x" */ …)`: Dash serves what is named so when it is asked for.
    chunkFilename: 'async-[name].js',
    assetModuleFilename: 'fonts/[name][ext]',
    library: { name, type: 'window' },
    // Chunks are found beside the bundle, whatever prefix Dash serves it under.
    publicPath: 'auto',
    uniqueName: name,
  },
  // Dash brings React; bundling a second copy would break hooks.
  externals: { react: 'React', 'react-dom': 'ReactDOM' },
  resolve: { extensions: ['.tsx', '.ts', '.js'] },
  module: {
    rules: [
      scripts,
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
      { test: /katex.*\.css$/, use: require.resolve('./scripts/woff2-only.js') },
      { test: /\.woff2$/, type: 'asset/resource' },
    ],
  },
  optimization: {
    minimizer,
    // What two of them need is in both: it is small, and in a file of one it would load that with the other.
    splitChunks: { cacheGroups: { default: false, defaultVendors: false } },
  },
  performance: { hints: false },
  plugins: [new MiniCssExtractPlugin({ filename: `${name}.css`, chunkFilename: 'async-[name].css' })],
};

// What runs in the frame that draws diagrams: one script for everything, because the frame may load nothing more.
const diagram = {
  entry: './src/ts/markdown/diagram/frame.ts',
  target: 'web',
  output: { path: components.output.path, filename: 'async-diagram.js' },
  resolve: components.resolve,
  module: { rules: [scripts], parser: { javascript: { dynamicImportMode: 'eager' } } },
  optimization: { minimizer },
  performance: { hints: false },
};

// What sets the formulas of an exported page: a script that stands in the page itself.
const formulas = {
  ...diagram,
  entry: './src/ts/markdown/formula/page.ts',
  output: { path: components.output.path, filename: 'async-formulas.js' },
};

module.exports = [components, diagram, formulas];
