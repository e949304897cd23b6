import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';

const links = (prefix, pages) => Object.entries(pages).map(([text, page]) => ({ text, link: prefix + page }));

// README.md is the start page, so that what a newcomer reads in the repository and here is the same.
export default defineConfig({
  title: 'Forthwith',
  description: 'async for and async with, for Java',
  lang: 'en',
  srcDir: '..',
  srcExclude: ['**/target/**', '**/node_modules/**', '**/src/**'],
  rewrites: { 'README.md': 'index.md' },
  outDir: 'target/site',
  cacheDir: 'target/cache',
  // The pages lie outside of this folder, where nobody looks for Vue.
  vite: { resolve: { alias: { vue: fileURLToPath(new URL('../node_modules/vue', import.meta.url)) } } },
  lastUpdated: false,
  ignoreDeadLinks: 'localhostLinks',
  markdown: { config: (md) => md.core.ruler.push('pages-only', unlinkFiles) },
  themeConfig: {
    search: { provider: 'local' },
    outline: 'deep',
    nav: [
      { text: 'Guide', link: '/docs/resources' },
      { text: 'Guarantees', link: '/docs/guarantees' },
      { text: 'Diagnostics', link: '/docs/diagnostics' },
      { text: 'Javadoc', link: '/javadoc/index.html', target: '_blank' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: links('/', {
          'Start': '',
          'Resources': 'docs/resources',
          'Sources': 'docs/sources',
          'Operators': 'docs/operators',
          'Cancellation': 'docs/cancellation',
          'Threads': 'docs/threads',
          'Blocking code': 'docs/blocking',
          'Testing': 'docs/testing',
          'What is open': 'docs/observability',
          'In the IDE': 'docs/ide',
          'Frameworks': 'docs/frameworks',
          'Beyond one machine': 'docs/scaling',
          'Questions': 'docs/faq',
        }),
      },
      {
        text: 'Coming from',
        items: links('/docs/', {
          'Python': 'python',
          'C#': 'csharp',
          'JavaScript': 'javascript',
          'Kotlin': 'kotlin',
          'Reactor, RxJava, Mutiny': 'reactor',
        }),
      },
      {
        text: 'Proofs',
        items: links('/docs/', {
          'Guarantees': 'guarantees',
          'Conformance': 'conformance',
          'Races': 'races',
          'Performance': 'performance',
          'Compile time': 'compile-time',
        }),
      },
      {
        text: 'Reference',
        items: links('/', {
          'Diagnostics': 'docs/diagnostics',
          'Changes': 'CHANGELOG',
          'Contributing': 'CONTRIBUTING',
          'Releasing': 'docs/releasing',
        }),
      },
    ],
  },
});

/** Links to files of the repository that are no pages lead nowhere here: their text stays. */
function unlinkFiles(state) {
  for (const block of state.tokens) {
    let dropped = false;
    for (const token of block.children ?? []) {
      if (token.type === 'link_open') {
        const target = token.attrGet('href');
        dropped = !/^(#|[a-z]+:)|\.md(#.*)?$/.test(target);
      }
      if (dropped && token.type.startsWith('link_')) {
        token.hidden = true;
        token.type = 'text';
        token.content = '';
      }
    }
  }
}
