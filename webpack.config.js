const path = require('path');
const { EsbuildPlugin } = require('esbuild-loader');
const MiniCssExtractPlugin = require('mini-css-extract-plugin');
const { name } = require('./package.json');

module.exports = {
  entry: './src/ts/index.ts',
  target: 'web',
  output: {
    path: path.resolve(__dirname, name),
    filename: `${name}.js`,
    chunkFilename: '[name].js',
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
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: 'esbuild-loader',
        options: { target: 'es2022', jsx: 'automatic' },
      },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
      { test: /katex.*\.css$/, use: require.resolve('./scripts/woff2-only.js') },
      { test: /\.woff2$/, type: 'asset/resource' },
    ],
  },
  optimization: {
    minimizer: [new EsbuildPlugin({ target: 'es2022', css: true })],
    splitChunks: {
      cacheGroups: {
        default: false,
        defaultVendors: false,
        // One file for each `import(/* webpackChunkName: "x" */ …)`: `async-x.js`.
        async: {
          chunks: 'async',
          minSize: 0,
          name: (_module, chunks, key) => `${key}-${chunks[0].name}`,
        },
      },
    },
  },
  performance: { hints: false },
  plugins: [new MiniCssExtractPlugin({ filename: `${name}.css`, chunkFilename: '[name].css' })],
};
