<?php

declare(strict_types=1);

// Stand-ins for as much of Tiny Tiny RSS as the plugin touches, under its names. Reads entries as JSON on standard input, writes the
// articles that come back.

abstract class Plugin {
	abstract public function init($host);

	abstract public function about();

	public function api_version() {
		return 1;
	}
}

final class PluginHost {
	public const HOOK_ARTICLE_FILTER = 'hook_article_filter';
	/** @var array<string,Plugin> */
	public array $hooks = [];

	public function add_hook(string $hook, Plugin $plugin): void {
		$this->hooks[$hook] = $plugin;
	}
}

set_error_handler(static function (int $level, string $words): bool {
	if (error_reporting() & $level) {	// what is silenced by @ comes here too
		fwrite(STDERR, "log: $words\n");
	}
	return true;
});
require $argv[1] . '/init.php';
putenv("TTRSS_SPAMFILTER_URL=$argv[2]");
putenv("TTRSS_SPAMFILTER_ACTION=$argv[3]");
$host = new PluginHost();
$plugin = new Spamfilter();
$plugin->init($host);
$out = [];
foreach (json_decode((string)stream_get_contents(STDIN), true) as $told) {
	$out[] = $host->hooks['hook_article_filter']->hook_article_filter([
		'owner_uid' => 1,
		'guid' => "1,{$told['guid']}",
		'title' => $told['title'],
		'content' => $told['html'],
		'link' => $told['url'],
		'labels' => [],
		'tags' => ['news'],
		'force_catchup' => false,
		'timestamp' => $told['published'],
		'feed' => ['id' => 7, 'fetch_url' => $told['feed'] ?? null, 'site_url' => ''],
	]);
}
echo json_encode(['about' => $plugin->about(), 'api' => $plugin->api_version(), 'entries' => $out]);
