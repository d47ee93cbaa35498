// A link from a text: shows where it really leads, and gives the other side nothing of this page.
import type { ReactNode } from 'react';
import { linkTarget } from './urls';

interface LinkProps {
  readonly href: string;
  readonly title: string | null;
  readonly children: ReactNode;
}

export function Link({ href, title, children }: LinkProps) {
  const target = linkTarget(href);
  if (!target) return <>{children}</>;
  const { host } = target;
  const outside = host !== null;
  return (
    <a
      href={target.href}
      title={outside ? [title, host].filter(Boolean).join(' – ') : (title ?? undefined)}
      rel="noopener noreferrer nofollow"
      target={outside ? '_blank' : undefined}
    >
      <bdi>{children}</bdi>
    </a>
  );
}
