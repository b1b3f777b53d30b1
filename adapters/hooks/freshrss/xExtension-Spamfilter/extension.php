<?php

declare(strict_types=1);

require_once __DIR__ . '/client.php';

/** Marks new entries that were made from somebody else's article: asks `spamfilter serve` before each is inserted. */
final class SpamfilterExtension extends Minz_Extension {
	public const DEFAULT_ADDRESS = 'http://127.0.0.1:8484';
	/** `read`: marked as read and labelled; `tag`: labelled; `drop`: not inserted (and asked about at every refresh). */
	public const ACTIONS = ['read', 'tag', 'drop'];

	private ?SpamfilterClient $client = null;

	public function init(): void {
		// Newer versions name their hooks by an enumeration, older ones by its values.
		$hook = enum_exists('Minz_HookType') ? Minz_HookType::EntryBeforeInsert : 'entry_before_insert';
		$this->registerHook($hook, [$this, 'judge']);
	}

	public function handleConfigureAction(): void {
		if (!Minz_Request::isPost()) {
			return;
		}
		$address = trim(htmlspecialchars_decode((string)Minz_Request::paramString('address'), ENT_QUOTES));
		$action = (string)Minz_Request::paramString('action');
		$this->setUserConfiguration([
			'address' => preg_match('#^https?://[^\s]+$#', $address) === 1 ? $address : self::DEFAULT_ADDRESS,
			'action' => in_array($action, self::ACTIONS, true) ? $action : self::ACTIONS[0],
		]);
		$this->client = null;
	}

	public function address(): string {
		$address = $this->getUserConfigurationValue('address', self::DEFAULT_ADDRESS);
		return is_string($address) && $address !== '' ? $address : self::DEFAULT_ADDRESS;
	}

	public function action(): string {
		$action = $this->getUserConfigurationValue('action', self::ACTIONS[0]);
		return in_array($action, self::ACTIONS, true) ? $action : self::ACTIONS[0];
	}

	/** The entry as it shall be inserted, null for one that shall not. Whatever goes wrong, it passes as it came. */
	public function judge(FreshRSS_Entry $entry): ?FreshRSS_Entry {
		try {
			$this->client ??= new SpamfilterClient($this->address(), static fn(string $words) => Minz_Log::warning($words));
			$feed = $entry->feed();
			$verdict = $this->client->check([
				'feed' => $feed === null ? '' : htmlspecialchars_decode($feed->url(), ENT_QUOTES),
				'guid' => $entry->guid(),
				'url' => htmlspecialchars_decode($entry->link(), ENT_QUOTES),
				'title' => $entry->title(),
				'html' => $entry->content(false),
				'published' => (int)$entry->date(true),
			]);
		} catch (Throwable $error) {
			Minz_Log::warning('spamfilter: ' . $error->getMessage());
			return $entry;
		}
		if ($verdict === null || !in_array($verdict['label'], ['spam', 'suspect'], true)) {
			return $entry;
		}
		$spam = $verdict['label'] === 'spam';
		if ($spam && $this->action() === 'drop') {
			return null;
		}
		if ($spam && $this->action() === 'read') {
			$entry->_isRead(true);
		}
		// FreshRSS tells by the hash whether an entry was changed upstream: our label is no such change.
		$hash = $entry->hash();
		$entry->_tags(array_values(array_unique([...$entry->tags(), 'spamfilter:' . $verdict['label']])));
		$entry->_hash($hash);
		return $entry;
	}
}
