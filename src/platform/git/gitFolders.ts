import { basename, dirname } from 'node:path';
import { GitIgnore } from './gitIgnore';
import { repositoryAround, repositoryAt, type Repository } from './repository';
import { RepositoryView } from './repositoryView';

/** What git makes of a folder. */
export interface GitFolder {
  /** Null outside any repository. */
  readonly view: RepositoryView | null;
  /** Null where git leaves out the whole folder. */
  readonly ignore: GitIgnore | null;
}

/** The folders below a root (absolute), each looked up once per question. */
export class GitFolders {
  private readonly folders = new Map<string, GitFolder>();

  /** `views` are remembered from question to question, by where their repository keeps what is its own. */
  constructor(
    private readonly root: string,
    private readonly views: Map<string, RepositoryView>,
  ) {}

  /** What git makes of a folder (absolute). */
  at(folder: string): GitFolder {
    const known = this.folders.get(folder);
    if (known) return known;
    const found = this.find(folder);
    this.folders.set(folder, found);
    return found;
  }

  private find(folder: string): GitFolder {
    const isBelow = folder !== this.root && folder.startsWith(this.root);
    const own = isBelow ? repositoryAt(folder) : repositoryAround(folder);
    // Git passes over a `.git` that leads nowhere.
    if (own || !isBelow) {
      const view = own ? this.viewOf(own) : null;
      return { view, ignore: view && (GitIgnore.of(folder)?.withOwnRules() ?? null) };
    }
    const { view, ignore } = this.at(dirname(folder));
    const name = basename(folder);
    const isLeftOut = ignore === null || ignore.leavesOut(name, true);
    return { view, ignore: isLeftOut ? null : ignore.inside(name).withOwnRules() };
  }

  private viewOf(repository: Repository): RepositoryView {
    const known = this.views.get(repository.gitFolder);
    if (known?.repository.root === repository.root) return known;
    const view = new RepositoryView(repository);
    this.views.set(repository.gitFolder, view);
    return view;
  }
}
