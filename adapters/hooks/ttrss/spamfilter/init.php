<?php

declare(strict_types=1);

require_once __DIR__ . '/client.php';

/**
 * Tiny Tiny RSS: marks new articles that were made from somebody else's, by asking `spamfilter serve`.
 *
 * Set TTRSS_SPAMFILTER_URL (http://127.0.0.1:8484) and TTRSS_SPAMFILTER_ACTION (`read`: mark as read and tag, the default;
 * `tag`: only tag) where the other TTRSS_ settings are. Filters of your own can act on the tags.
 */
class Spamfilter extends Plugin {
	public const DEFAULT_ADDRESS = 'http://127.0.0.1:8484';

	private ?SpamfilterClient $client = null;

	/** @return array<null|float|string|bool> */
	public function about() {
		return [0.1, "Marks articles that were made from somebody else's", 'The spamfilter authors', false];
	}

	public function api_version() {
		return 2;
	}

	public function init($host) {
		$host->add_hook($host::HOOK_ARTICLE_FILTER, $this);
	}

	/**
	 * The article with tags and, of what was judged spam, marked as read. Whatever goes wrong, it passes as it came.
	 *
	 * @param array<string,mixed> $article
	 * @return array<string,mixed>
	 */
	public function hook_article_filter($article) {
		try {
			$this->client ??= new SpamfilterClient(getenv('TTRSS_SPAMFILTER_URL') ?: self::DEFAULT_ADDRESS, static function (string $words): void {
				user_error($words, E_USER_NOTICE);
			});
			$verdict = $this->client->check([
				'feed' => (string)($article['feed']['fetch_url'] ?? ''),
				'guid' => self::guid($article),
				'url' => (string)($article['link'] ?? ''),
				'title' => (string)($article['title'] ?? ''),
				'html' => (string)($article['content'] ?? ''),
				'published' => (int)($article['timestamp'] ?? 0),
			]);
		} catch (Throwable $error) {
			user_error('spamfilter: ' . $error->getMessage(), E_USER_NOTICE);
			return $article;
		}
		if ($verdict === null || !in_array($verdict['label'], ['spam', 'suspect'], true)) {
			return $article;
		}
		$article['tags'] = array_values(array_unique([...($article['tags'] ?? []), 'spamfilter:' . $verdict['label']]));
		if ($verdict['label'] === 'spam' && (getenv('TTRSS_SPAMFILTER_ACTION') ?: 'read') === 'read') {
			$article['force_catchup'] = true;
		}
		return $article;
	}

	/**
	 * The feed's own guid: tt-rss puts the number of the user before it.
	 *
	 * @param array<string,mixed> $article
	 */
	private static function guid(array $article): string {
		$guid = (string)($article['guid'] ?? '');
		$owner = (string)($article['owner_uid'] ?? '');
		return $owner !== '' && str_starts_with($guid, "$owner,") ? substr($guid, strlen($owner) + 1) : $guid;
	}
}
