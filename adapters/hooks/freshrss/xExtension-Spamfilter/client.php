<?php

declare(strict_types=1);

/**
 * Asks `spamfilter serve` for verdicts. The same file stands in each of our PHP extensions.
 *
 * Whatever goes wrong, there is no verdict and the entry passes: a filter that is down must not cost anybody an article.
 */
final class SpamfilterClient {
	/** Seconds; the service answers within 13, and a refresh of many feeds must not wait for ever. */
	private const PATIENCE = 20;
	/** After so many failures in a row the service is left alone for the rest of this run. */
	private const MOST_FAILURES = 2;
	private const MOST_BYTES = 4000000;

	private int $failures = 0;
	/** @var callable(string): void */
	private $say;

	/** @param callable(string): void $say is told in one line of what went wrong */
	public function __construct(private string $address, callable $say) {
		$this->address = rtrim(trim($address), '/');
		$this->say = $say;
	}

	/**
	 * The verdict on an entry, or null where there is none.
	 *
	 * @param array{feed:string,guid:string,url:string,title:string,html:string,published:int} $entry
	 * @return array{label:string,score:?float,source:?string}|null
	 */
	public function check(array $entry): ?array {
		if (preg_match('#^https?://[^\s]+$#', $this->address) !== 1 || $this->failures >= self::MOST_FAILURES) {
			return null;
		}
		$record = [
			'feed' => $entry['feed'],
			'guid' => $entry['guid'],
			'url' => $entry['url'],
			'title' => html_entity_decode($entry['title'], ENT_QUOTES | ENT_HTML5, 'UTF-8'),
			'html' => $entry['html'],
			'published' => $entry['published'] > 0 ? gmdate('Y-m-d\TH:i:s\Z', $entry['published']) : null,
		];
		$body = json_encode($record, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
		if ($body === false || strlen($body) > self::MOST_BYTES) {
			return null;
		}
		[$status, $answer] = $this->post($this->address . '/v1/check', $body);
		$verdict = $status === 200 ? json_decode($answer, true) : null;
		if (is_array($verdict) && is_string($verdict['label'] ?? null)) {
			$this->failures = 0;
			return [
				'label' => $verdict['label'],
				'score' => is_numeric($verdict['score'] ?? null) ? (float)$verdict['score'] : null,
				'source' => self::source($verdict),
			];
		}
		if ($status !== 413 && $status !== 422) {	// those are about this entry, not about the service
			$this->failures++;
			($this->say)('spamfilter: ' . $this->address . ' gives no verdict' . ($status > 0 ? " (HTTP $status)" : '') . '; the entry passes'
				. ($this->failures >= self::MOST_FAILURES ? ', and so do all others of this run' : ''));
		}
		return null;
	}

	/** @param array<mixed> $verdict */
	private static function source(array $verdict): ?string {
		$first = is_array($verdict['matches'] ?? null) ? ($verdict['matches'][0] ?? null) : null;
		$url = is_array($first) ? ($first['url'] ?? null) : null;
		return is_string($url) && preg_match('#^https?://#i', $url) === 1 ? $url : null;
	}

	/** @return array{int,string} the status, 0 where nobody answered, and the body */
	private function post(string $url, string $body): array {
		$headers = ['Content-Type: application/json', 'Accept: application/json'];
		if (function_exists('curl_init')) {
			$curl = curl_init($url);
			if ($curl === false) {
				return [0, ''];
			}
			curl_setopt_array($curl, [
				CURLOPT_POST => true,
				CURLOPT_POSTFIELDS => $body,
				CURLOPT_HTTPHEADER => $headers,
				CURLOPT_RETURNTRANSFER => true,
				CURLOPT_CONNECTTIMEOUT => 5,
				CURLOPT_TIMEOUT => self::PATIENCE,
				CURLOPT_FOLLOWLOCATION => false,
			]);
			$answer = curl_exec($curl);
			$status = (int)curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
			return [$status, is_string($answer) ? $answer : ''];
		}
		$context = stream_context_create(['http' => [
			'method' => 'POST',
			'header' => implode("\r\n", $headers),
			'content' => $body,
			'timeout' => self::PATIENCE,
			'ignore_errors' => true,
			'follow_location' => 0,
		]]);
		$stream = @fopen($url, 'rb', false, $context);
		if ($stream === false) {
			return [0, ''];
		}
		$answer = stream_get_contents($stream, self::MOST_BYTES);
		$said = stream_get_meta_data($stream)['wrapper_data'] ?? [];
		fclose($stream);
		$first = is_array($said) && is_string($said[0] ?? null) ? $said[0] : '';
		$status = preg_match('#^HTTP/\S+ (\d{3})#', $first, $found) === 1 ? (int)$found[1] : 0;
		return [$status, is_string($answer) ? $answer : ''];
	}
}
