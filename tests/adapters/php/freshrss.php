<?php

declare(strict_types=1);

// Stand-ins for as much of FreshRSS as the extension touches, under its names. Reads entries as JSON on standard input, writes what
// would be inserted.

enum Minz_HookType: string {
	case EntryBeforeInsert = 'entry_before_insert';
}

final class Minz_Log {
	public static function warning(string $words): void {
		fwrite(STDERR, "log: $words\n");
	}
}

final class Minz_Request {
	/** @var array<string,string> */
	public static array $posted = [];

	public static function isPost(): bool {
		return self::$posted !== [];
	}

	public static function paramString(string $name): string {
		return htmlspecialchars(self::$posted[$name] ?? '', ENT_COMPAT, 'UTF-8');
	}
}

abstract class Minz_Extension {
	/** @var array<string,callable> */
	public static array $hooks = [];
	/** @var array<string,mixed> */
	private array $configuration = [];

	/** @param Minz_HookType|string $hook */
	protected function registerHook($hook, callable $call): void {
		self::$hooks[is_string($hook) ? $hook : $hook->value] = $call;
	}

	public function getUserConfigurationValue(string $key, mixed $default = null): mixed {
		return $this->configuration[$key] ?? $default;
	}

	/** @param array<string,mixed> $configuration */
	public function setUserConfiguration(array $configuration): void {
		$this->configuration = $configuration;
	}
}

final class FreshRSS_Feed {
	public function __construct(private string $url) {
	}

	public function url(): string {
		return htmlspecialchars($this->url, ENT_COMPAT, 'UTF-8');
	}
}

final class FreshRSS_Entry {
	public bool $read = false;
	private string $hash = '';
	/** @var array<string> */
	private array $tags = ['news'];

	/** @param array<string,mixed> $told */
	public function __construct(private array $told) {
	}

	public function feed(): ?FreshRSS_Feed {
		return isset($this->told['feed']) ? new FreshRSS_Feed($this->told['feed']) : null;
	}

	public function guid(): string {
		return $this->told['guid'];
	}

	public function link(): string {
		return htmlspecialchars($this->told['url'], ENT_COMPAT, 'UTF-8');
	}

	public function title(): string {
		return htmlspecialchars($this->told['title'], ENT_COMPAT, 'UTF-8');
	}

	public function content(bool $withEnclosures = true): string {
		return $this->told['html'] . ($withEnclosures ? '<figure></figure>' : '');
	}

	public function date(bool $raw = false): int|string {
		return $raw ? $this->told['published'] : 'some day';
	}

	public function hash(): string {
		return $this->hash = $this->hash === '' ? md5($this->told['title'] . implode('#', $this->tags)) : $this->hash;
	}

	public function _hash(string $hash): void {
		$this->hash = $hash;
	}

	/** @return array<string> */
	public function tags(): array {
		return $this->tags;
	}

	/** @param array<string> $tags */
	public function _tags(array $tags): void {
		$this->hash = '';
		$this->tags = $tags;
	}

	public function _isRead(bool $read): void {
		$this->read = $read;
	}
}

require $argv[1] . '/extension.php';
$extension = new SpamfilterExtension();
$extension->init();
Minz_Request::$posted = ['address' => $argv[2], 'action' => $argv[3]];
$extension->handleConfigureAction();
$out = ['address' => $extension->address(), 'action' => $extension->action(), 'entries' => []];
foreach (json_decode((string)stream_get_contents(STDIN), true) as $told) {
	$entry = new FreshRSS_Entry($told);
	$before = $entry->hash();
	$kept = (Minz_Extension::$hooks['entry_before_insert'])($entry);
	$out['entries'][] = $kept === null ? null : ['read' => $kept->read, 'tags' => $kept->tags(), 'same' => $kept->hash() === $before];
}
echo json_encode($out);
