use strict;
use warnings;
use HTTP::Tiny;

$| = 1;
print "$HTTP::Tiny::VERSION\n";
my $agent = HTTP::Tiny->new(timeout => 5);
while (my $line = <STDIN>) {
    chomp $line;
    my ($method, $url, $body, $type, $authorization, $cookie) = split /\t/, $line, -1;
    my %given = ('Content-Type' => $type, Authorization => $authorization, Cookie => $cookie);
    my %headers = map { $given{$_} eq '' ? () : ($_ => $given{$_}) } keys %given;
    $agent->request($method, $url, { headers => \%headers, $body eq '' ? () : (content => $body) });
}
